// tree DIR: the files and folders below DIR, sorted, with their sizes.
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static unsigned folders, files;
static unsigned long long total;

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char **names_in(const char *path, size_t *count) {
    DIR *dir = opendir(path);
    if (dir == NULL) {
        printf("%s: %s\n", path, strerror(errno));
        exit(1);
    }
    char **names = NULL;
    size_t n = 0, room = 0;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if (n == room) {
            room = room == 0 ? 8 : room * 2;
            names = realloc(names, room * sizeof *names);
            if (names == NULL) exit(1);
        }
        names[n++] = strdup(entry->d_name);
    }
    closedir(dir);
    if (n > 0) qsort(names, n, sizeof *names, by_name);
    *count = n;
    return names;
}

static void show(const char *path, const char *indent) {
    size_t count;
    char **names = names_in(path, &count);
    for (size_t i = 0; i < count; i++) {
        int last = i + 1 == count;
        char below[1024], deeper[512];
        snprintf(below, sizeof below, "%s/%s", path, names[i]);
        struct stat st;
        if (lstat(below, &st) != 0) {
            printf("%s: %s\n", below, strerror(errno));
            exit(1);
        }
        printf("%s%s%s", indent, last ? "`-- " : "|-- ", names[i]);
        if (S_ISDIR(st.st_mode)) {
            folders++;
            puts("/");
            snprintf(deeper, sizeof deeper, "%s%s", indent, last ? "    " : "|   ");
            show(below, deeper);
        } else {
            files++;
            total += (unsigned long long)st.st_size;
            printf(" (%lld)\n", (long long)st.st_size);
        }
        free(names[i]);
    }
    free(names);
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fputs("usage: tree DIR\n", stderr);
        return 2;
    }
    puts(argv[1]);
    show(argv[1], "");
    printf("%u folders, %u files, %llu bytes\n", folders, files, total);
    return 0;
}
