// files DIR: what a program may do below a preopened folder, step by step, and what it may not do outside it.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *name_of(int error) {
    switch (error) {
        case 0: return "ok";
        case ENOENT: return "ENOENT";
        case EEXIST: return "EEXIST";
        case ENOTDIR: return "ENOTDIR";
        case EISDIR: return "EISDIR";
        case ENOTEMPTY: return "ENOTEMPTY";
        case EBADF: return "EBADF";
        case EINVAL: return "EINVAL";
        default: return "another error";
    }
}

static void report(const char *what, int result) {
    printf("%-28s %s\n", what, name_of(result < 0 ? errno : 0));
}

static void must_fail(const char *what, int result) {
    printf("%-28s %s\n", what, result < 0 ? "refused" : "ALLOWED");
}

static void show_size(const char *path) {
    struct stat st;
    if (stat(path, &st) < 0) {
        report("stat", -1);
        return;
    }
    printf("%-28s %lld bytes, %s\n", path, (long long)st.st_size, S_ISDIR(st.st_mode) ? "folder" : "file");
}

static void contents(void) {
    int fd = open("notes.txt", O_CREAT | O_EXCL | O_RDWR, 0644);
    report("create", fd);
    report("create again", open("notes.txt", O_CREAT | O_EXCL | O_RDWR, 0644));
    report("write", (int)write(fd, "one two three\n", 14));
    printf("%-28s %lld\n", "seek to the end", (long long)lseek(fd, 0, SEEK_END));
    printf("%-28s %lld\n", "seek back by 6", (long long)lseek(fd, -6, SEEK_CUR));
    char buffer[16] = {0};
    printf("%-28s %zd '%.5s'\n", "read", read(fd, buffer, 5), buffer);
    report("seek before the start", (int)lseek(fd, -1, SEEK_SET));
    report("write at 4", (int)pwrite(fd, "TWO", 3, 4));
    memset(buffer, 0, sizeof buffer);
    printf("%-28s %zd '%.7s'\n", "read at 0", pread(fd, buffer, 7, 0), buffer);
    report("truncate", ftruncate(fd, 7));
    show_size("notes.txt");
    report("extend", ftruncate(fd, 20));
    show_size("notes.txt");
    report("sync", fsync(fd));
    report("close", close(fd));
    report("close again", close(fd));

    FILE *file = fopen("notes.txt", "a");
    fprintf(file, "appended %d\n", 42);
    fclose(file);
    show_size("notes.txt");
}

static void folders(void) {
    report("make folder", mkdir("a", 0755));
    report("make folder again", mkdir("a", 0755));
    report("make nested folder", mkdir("a/b", 0755));
    report("make folder in nothing", mkdir("x/y", 0755));
    report("rename into folder", rename("notes.txt", "a/b/moved.txt"));
    report("old name", access("notes.txt", F_OK));
    report("new name", access("a/b/moved.txt", F_OK));
    report("dots inside", access("a/../a/./b/moved.txt", F_OK));
    report("remove full folder", rmdir("a"));
    report("file as folder", open("a/b/moved.txt/z", O_RDONLY));
    report("folder as file", open("a", O_WRONLY));
    report("unlink", unlink("a/b/moved.txt"));
    report("unlink again", unlink("a/b/moved.txt"));
    report("remove", rmdir("a/b"));
    report("remove", rmdir("a"));
}

static void many_entries(void) {
    enum { COUNT = 300 };
    char name[64];
    mkdir("many", 0755);
    for (int i = 0; i < COUNT; i++) {
        snprintf(name, sizeof name, "many/a-file-with-a-rather-long-name-%03d", i);
        int fd = open(name, O_CREAT | O_WRONLY, 0644);
        if (fd < 0 || write(fd, name, 1) != 1 || close(fd) != 0) report(name, -1);
    }
    DIR *dir = opendir("many");
    int seen = 0, sum = 0;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        seen++;
        sum += atoi(entry->d_name + strlen(entry->d_name) - 3);
    }
    closedir(dir);
    printf("%-28s %d, sum %d\n", "entries", seen, sum);
    for (int i = 1; i < COUNT; i++) {
        snprintf(name, sizeof name, "many/a-file-with-a-rather-long-name-%03d", i);
        if (unlink(name) < 0) report(name, -1);
    }
}

static void outside(void) {
    must_fail("parent", open("..", O_RDONLY));
    must_fail("parent's file", open("../outside.txt", O_CREAT | O_WRONLY, 0644));
    must_fail("parent by a detour", open("many/../../outside.txt", O_CREAT | O_WRONLY, 0644));
    must_fail("absolute", open("/etc/passwd", O_RDONLY));
    must_fail("rename to parent", rename("many", "../many"));
    must_fail("folder in parent", mkdir("../made", 0755));
    if (symlink("../..", "up") == 0) {
        must_fail("through a link", open("up/outside.txt", O_CREAT | O_WRONLY, 0644));
        unlink("up");
    } else {
        must_fail("through a link", -1);
    }
}

int main(int argc, char **argv) {
    if (argc != 2 || chdir(argv[1]) != 0) {
        fputs("usage: files DIR\n", stderr);
        return 2;
    }
    contents();
    folders();
    many_entries();
    outside();
    FILE *report_file = fopen("report.txt", "w");
    for (int i = 1; i <= 5; i++) fprintf(report_file, "line %d %.3f\n", i, 1.0 / i);
    fclose(report_file);
    show_size("report.txt");
    return 0;
}
